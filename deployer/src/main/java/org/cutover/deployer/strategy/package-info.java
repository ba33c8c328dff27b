/**
 * Ways to roll a release out. A strategy is pure: from what was found it makes a plan, and the plan
 * does its work through {@link org.cutover.deployer.strategy.Operations}. It knows no SSH, no HTTP
 * and no CQL. To add one: a class, and a line in {@link org.cutover.deployer.strategy.Strategies}.
 */
package org.cutover.deployer.strategy;
