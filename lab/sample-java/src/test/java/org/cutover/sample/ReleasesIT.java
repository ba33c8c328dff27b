package org.cutover.sample;

import org.cutover.sample.conformance.ReleaseConformance;

class ReleasesIT extends ReleaseConformance {}
