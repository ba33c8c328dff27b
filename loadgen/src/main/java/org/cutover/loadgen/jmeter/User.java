package org.cutover.loadgen.jmeter;

import org.apache.jmeter.threads.JMeterContext;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.threads.JMeterVariables;
import org.cutover.loadgen.Address;

/**
 * What the elements of a plan tell each other about one user's current request. JMeter runs all of
 * a user's elements on one thread and keeps its variables apart from other users', so this needs no
 * synchronization.
 */
final class User {
  private static final String KEY = "org.cutover.user";

  private final int number;
  private final Address address;
  private long intendedNanos;
  private boolean connected;
  private Address reached;

  private User(int number, Address address) {
    this.number = number;
    this.address = address;
  }

  /** Makes the user of this thread known to the elements that come after. */
  static User arrive(int number, Address address) {
    User user = new User(number, address);
    JMeterContextService.getContext().getVariables().putObject(KEY, user);
    return user;
  }

  /** The user of this thread; null before it has arrived. */
  static User current() {
    JMeterContext context = JMeterContextService.getContext();
    JMeterVariables variables = context.getVariables();
    return variables == null ? null : (User) variables.getObject(KEY);
  }

  int number() {
    return number;
  }

  Address address() {
    return address;
  }

  /** A request is due; nothing is known of it yet. */
  void next(long dueNanos) {
    intendedNanos = dueNanos;
    connected = false;
  }

  /** A connection is being opened for the current request. */
  void connecting() {
    connected = true;
    reached = null;
  }

  /** The other end of the connection that the user has now. */
  void reached(Address other) {
    reached = other;
  }

  /** Who served the user last; without a connection, whom it asked for. */
  Address servedBy() {
    return reached == null ? address : reached;
  }

  long intendedNanos() {
    return intendedNanos;
  }

  boolean newConnection() {
    return connected;
  }
}
