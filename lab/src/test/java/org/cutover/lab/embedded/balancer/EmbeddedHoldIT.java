package org.cutover.lab.embedded.balancer;

/** The load balancer of the embedded lab. */
class EmbeddedHoldIT extends HoldConformance {
  @Override
  AutoCloseable start(BalancerConfig config) throws Exception {
    return Balancer.start("test", config);
  }
}
