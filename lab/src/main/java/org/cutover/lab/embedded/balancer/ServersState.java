package org.cutover.lab.embedded.balancer;

/** The output of {@code show servers state}, format version 1. */
final class ServersState {
  private static final int CHECKS_ON = 6;
  private static final int CHECKS_PAUSED = 14;
  private static final int NO_CHECKS = 8;
  private static final int DISABLED_AT_START = 4;
  private static final String HEADER =
      "# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight"
          + " srv_iweight srv_time_since_last_change srv_check_status srv_check_result"
          + " srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id"
          + " srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr"
          + " srv_agent_addr srv_agent_port";

  private ServersState() {}

  static String text(Backend backend) {
    StringBuilder text = new StringBuilder("1\n").append(HEADER).append('\n');
    for (Server server : backend.servers()) {
      text.append(row(backend, server)).append('\n');
    }
    return text.toString();
  }

  private static String row(Backend backend, Server server) {
    ServerState state = server.state();
    return String.join(
        " ",
        String.valueOf(StatRows.backendId(backend)),
        backend.name(),
        String.valueOf(server.id()),
        server.name(),
        server.address(),
        String.valueOf(state.operation().number()),
        String.valueOf(state.admin().number() + (server.disabledAtStart() ? DISABLED_AT_START : 0)),
        String.valueOf(server.weight()),
        String.valueOf(server.firstWeight()),
        String.valueOf((backend.now() - state.changedAt()) / 1000),
        String.valueOf(state.check().status().number()),
        String.valueOf(state.check().status().result()),
        String.valueOf(state.health()),
        String.valueOf(checkState(state)),
        "0 0 0 -",
        String.valueOf(server.port()),
        "- 0 0 - - 0");
  }

  private static int checkState(ServerState state) {
    if (!state.hasChecks()) {
      return NO_CHECKS;
    }
    return state.admin() == ServerState.Admin.MAINT ? CHECKS_PAUSED : CHECKS_ON;
  }
}
