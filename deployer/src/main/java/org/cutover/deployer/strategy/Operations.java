package org.cutover.deployer.strategy;

import java.util.Map;
import org.cutover.deployer.inventory.Inventory.Site;

/**
 * What a plan's steps can do. Each call returns when it has been done, and throws if it could not
 * be; the maps go to the journal. All of it may be repeated without harm.
 */
public interface Operations {
  /** Takes the lock and records the open deployment. */
  Map<String, ?> lock() throws Exception;

  /** Gives the lock back and records how the deployment ended, as far as this step can know. */
  Map<String, ?> unlock(String result) throws Exception;

  /** Drops the new release's table if this deployment made it. */
  Map<String, ?> dropNewTable(String table) throws Exception;

  /** Drops a table. */
  Map<String, ?> dropTable(String table) throws Exception;

  /** Creates the new release's table. */
  Map<String, ?> createTable() throws Exception;

  /** Copies all rows for the first time. */
  Map<String, ?> copy() throws Exception;

  /** Whether the release is unpacked on the site's application host. */
  boolean installed(Site site) throws Exception;

  /** Unpacks the release on the site's application host. */
  Map<String, ?> install(Site site) throws Exception;

  /** Removes the unpacked release. */
  Map<String, ?> uninstall(Site site) throws Exception;

  /** Out: drained on every load balancer until it is idle for good, then in maintenance. */
  Map<String, ?> drain(Site site) throws Exception;

  /** No traffic and no checks on every load balancer. */
  Map<String, ?> maintenance(Site site) throws Exception;

  /** Drained on every load balancer, and ready to serve by a passed check. */
  Map<String, ?> prove(Site site) throws Exception;

  /** In: ready on every load balancer, and up by a passed check. */
  Map<String, ?> enable(Site site) throws Exception;

  /** Starts the new release and waits until it is healthy. */
  Map<String, ?> startNew(Site site) throws Exception;

  /** Stops the new release. */
  Map<String, ?> stopNew(Site site) throws Exception;

  /** Stops the old release. */
  Map<String, ?> stopOld(Site site) throws Exception;

  /** Stops the old release while requests are held; fails if the hold may have ended by itself. */
  Map<String, ?> stopHeld(Site site) throws Exception;

  /** Starts the old release and waits until it is healthy. */
  Map<String, ?> startOld(Site site) throws Exception;

  /** Asks the new release directly. */
  Map<String, ?> smokeTest(Site site) throws Exception;

  /** Asks the person, if one is there to be asked. */
  Map<String, ?> confirm() throws Exception;

  /** Catch-up passes until both tables agree. */
  Map<String, ?> settle() throws Exception;

  /** From here on catch-up passes go on without a pause. */
  Map<String, ?> beginCatchUp() throws Exception;

  /** Fails if no site of the half serves the new release. */
  Map<String, ?> requireServing(int half) throws Exception;

  /** Waits until no write of the old version can take effect any more, and does the last passes. */
  Map<String, ?> finishCatchUp() throws Exception;

  /**
   * Holds requests on every load balancer until the old release has none, and brings the last rows
   * over; tries again if that does not fit into the limit of the hold.
   */
  Map<String, ?> hold() throws Exception;

  /** Ends the hold; the old release serves on. */
  Map<String, ?> releaseToOld() throws Exception;

  /** Starts the old release while requests are held, and waits until it could serve everywhere. */
  Map<String, ?> restartOld(Site site) throws Exception;

  /** Fails unless both tables agree. */
  Map<String, ?> compare() throws Exception;

  /** Records that the new release serves from now on, whoever goes on with the deployment. */
  Map<String, ?> decide() throws Exception;

  /** Tells every load balancer's host, which ends its hold with the new release from now on. */
  Map<String, ?> commit() throws Exception;

  /** Ends the hold at the site's load balancer; the new release serves. */
  Map<String, ?> release(Site site) throws Exception;

  /** Records the new release as the current one. */
  Map<String, ?> record() throws Exception;
}
