package org.cutover.lab.experiment;

/**
 * What the repetitions of a trial have in common.
 *
 * @param level the traffic level's name
 * @param scenario the deployment scenario's name
 * @param deployer the deployer build's name; empty in the control, which has no deployment
 */
public record Cell(String level, String scenario, String deployer) {}
