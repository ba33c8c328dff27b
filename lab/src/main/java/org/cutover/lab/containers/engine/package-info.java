/**
 * Podman and Docker: which of them works here and how, the words of their commands, and what the
 * kernel says of a container. It knows nothing of labs. Start at {@link
 * org.cutover.lab.containers.engine.Engine}; its words are made in {@link
 * org.cutover.lab.containers.engine.EngineWords}.
 */
package org.cutover.lab.containers.engine;
