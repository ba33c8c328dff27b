package org.cutover.sample.node;

import org.cutover.sample.conformance.ReleaseConformance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WhereReleasesArePacked.class)
class NodeReleasesIT extends ReleaseConformance {}
