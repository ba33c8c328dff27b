/**
 * Archives of class data, from which a Java that starts maps its classes in place of reading,
 * checking and linking them (JDK 17's dynamic class-data sharing). They only save time: where one
 * is missing, damaged or of another Java, everything works as it does without. It knows nothing of
 * what the programs do. Start at {@link org.cutover.lab.classdata.ClassArchives}.
 */
package org.cutover.lab.classdata;
