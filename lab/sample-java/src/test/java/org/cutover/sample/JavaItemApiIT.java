package org.cutover.sample;

import org.cutover.sample.conformance.ReleasedApiConformance;

class JavaItemApiIT extends ReleasedApiConformance {}
