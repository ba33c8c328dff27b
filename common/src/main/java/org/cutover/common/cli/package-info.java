/**
 * How every program of ours runs its commands and reports what went wrong. It knows picocli and
 * exit codes, and no command.
 */
package org.cutover.common.cli;
