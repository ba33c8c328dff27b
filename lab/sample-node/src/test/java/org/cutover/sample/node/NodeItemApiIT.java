package org.cutover.sample.node;

import org.cutover.sample.conformance.ReleasedApiConformance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WhereReleasesArePacked.class)
class NodeItemApiIT extends ReleasedApiConformance {}
