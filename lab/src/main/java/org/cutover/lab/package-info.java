/**
 * What a lab is, whichever kind: machines described by an inventory, brought up and taken down. The
 * kinds stand in {@link org.cutover.lab.Labs}; everything above this package sees only {@link
 * org.cutover.lab.Lab}.
 */
package org.cutover.lab;
