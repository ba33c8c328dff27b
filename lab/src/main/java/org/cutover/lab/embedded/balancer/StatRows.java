package org.cutover.lab.embedded.balancer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/** What is known of frontend, server and backend, by the column names of {@code show stat}. */
final class StatRows {
  private static final int FRONTEND_ID = 2;
  private static final int BACKEND_ID = 3;

  private StatRows() {}

  static Map<String, Object> frontend(Backend backend) {
    Map<String, Object> row = new HashMap<>();
    identity(row, "web", "FRONTEND", FRONTEND_ID, 0, 0);
    row.put("status", "OPEN");
    row.put("slim", 2000);
    row.put("scur", sum(backend, Counters::current));
    row.put("stot", sum(backend, Counters::requests));
    row.put("req_tot", sum(backend, Counters::requests));
    return row;
  }

  static Map<String, Object> server(Backend backend, Server server) {
    ServerState state = server.state();
    Map<String, Object> row = new HashMap<>();
    identity(row, backend.name(), server.name(), BACKEND_ID, server.id(), 2);
    row.put("status", state.word());
    row.put("weight", 1);
    row.put("uweight", 1);
    row.put("act", 1);
    row.put("chkfail", state.failedChecks());
    row.put("chkdown", state.timesDown());
    row.put("lastchg", (backend.now() - state.changedAt()) / 1000);
    row.put("downtime", state.downtime(backend.now()).toSeconds());
    row.put("addr", server.address() + ":" + server.port());
    row.put("lastsess", -1);
    row.put("srv_icur", server.idle().size());
    row.put("idle_conn_cur", server.idle().size());
    row.put("used_conn_cur", server.counters().current());
    traffic(row, List.of(server.counters()));
    check(row, server);
    return row;
  }

  static Map<String, Object> backend(Backend backend) {
    long usable = backend.servers().stream().filter(server -> server.state().usable()).count();
    Map<String, Object> row = new HashMap<>();
    identity(row, backend.name(), "BACKEND", BACKEND_ID, 0, 1);
    row.put("status", usable > 0 ? "UP" : "DOWN");
    row.put("weight", usable);
    row.put("uweight", usable);
    row.put("act", usable);
    row.put("slim", 200);
    row.put("algo", "roundrobin");
    row.put("lastsess", -1);
    traffic(row, backend.servers().stream().map(Server::counters).toList());
    return row;
  }

  private static void identity(
      Map<String, Object> row, String proxy, String service, int id, int serverId, int type) {
    row.put("pxname", proxy);
    row.put("svname", service);
    row.put("pid", 1);
    row.put("iid", id);
    row.put("sid", serverId);
    row.put("type", type);
    row.put("mode", "http");
    row.put("-", "-");
  }

  private static void traffic(Map<String, Object> row, List<Counters> all) {
    row.put("scur", total(all, Counters::current));
    row.put("smax", total(all, Counters::most));
    row.put("stot", total(all, Counters::requests));
    row.put("lbtot", total(all, Counters::requests));
    row.put("req_tot", total(all, Counters::requests));
    row.put("econ", total(all, Counters::connectFailures));
    row.put("eresp", total(all, Counters::responseFailures));
    row.put("wretr", total(all, Counters::retries));
    row.put("wredis", total(all, Counters::redispatches));
    row.put("connect", total(all, Counters::connects));
    row.put("reuse", total(all, Counters::reuses));
    for (int hundred = 1; hundred <= 5; hundred++) {
      int wanted = hundred;
      row.put("hrsp_" + hundred + "xx", total(all, counters -> counters.answers(wanted)));
    }
    row.put("hrsp_other", total(all, counters -> counters.answers(0)));
  }

  private static void check(Map<String, Object> row, Server server) {
    ServerState state = server.state();
    if (state.admin() == ServerState.Admin.MAINT) {
      clearCheck(row);
      return;
    }
    CheckReport report = state.check();
    row.put("check_status", (server.checkRunning() ? "* " : "") + report.status().name());
    OptionalInt code = report.httpCode();
    row.put("check_code", code.isPresent() ? code.getAsInt() : "");
    row.put("check_duration", report.status() == CheckStatus.INI ? "" : report.millis());
    row.put("last_chk", report.detail());
    row.put("check_desc", report.status().description());
    row.put("check_rise", state.rise());
    row.put("check_fall", state.fall());
    row.put("check_health", state.health());
  }

  private static void clearCheck(Map<String, Object> row) {
    for (String column :
        List.of(
            "check_status",
            "check_code",
            "check_duration",
            "last_chk",
            "check_desc",
            "check_rise",
            "check_fall",
            "check_health")) {
      row.put(column, "");
    }
  }

  private static long sum(Backend backend, ToLongFunction<Counters> value) {
    return backend.servers().stream().map(Server::counters).mapToLong(value).sum();
  }

  private static long total(List<Counters> all, ToLongFunction<Counters> value) {
    return all.stream().mapToLong(value).sum();
  }
}
