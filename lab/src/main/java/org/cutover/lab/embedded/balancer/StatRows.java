package org.cutover.lab.embedded.balancer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/** What is known of frontend, server and backend, by the column names of {@code show stat}. */
final class StatRows {
  private static final int FRONTEND_ID = 2;
  private static final int FRONTEND_LIMIT = 2000;

  private StatRows() {}

  /** Proxies are numbered in the order of the configuration; a gatekeeper comes before. */
  static int backendId(Backend backend) {
    return FRONTEND_ID + frontends(backend);
  }

  private static int frontends(Backend backend) {
    return backend.gate().isPresent() ? 2 : 1;
  }

  static Map<String, Object> frontend(Backend backend) {
    Map<String, Object> row = frontend("web", FRONTEND_ID);
    row.put("scur", sum(backend, Counters::current));
    row.put("stot", sum(backend, Counters::requests));
    row.put("req_tot", sum(backend, Counters::requests));
    return row;
  }

  /** The frontend through which the gate is filled. */
  static Map<String, Object> gatekeeper() {
    return frontend("gatekeeper", FRONTEND_ID + 1);
  }

  /** The frontend to which the gate leads. */
  static Map<String, Object> tarpitFrontend(Backend backend) {
    return frontend("tarpit", backendId(backend) + 1);
  }

  static Map<String, Object> tarpitBackend(Backend backend) {
    Map<String, Object> row = new HashMap<>();
    identity(row, "tarpit", "BACKEND", backendId(backend) + 1, 0, 1);
    row.put("status", "UP");
    row.put("slim", FRONTEND_LIMIT / 10);
    row.put("algo", "roundrobin");
    row.put("lastsess", -1);
    row.put("downtime", "");
    return row;
  }

  private static Map<String, Object> frontend(String name, int id) {
    Map<String, Object> row = new HashMap<>();
    identity(row, name, "FRONTEND", id, 0, 0);
    row.put("status", "OPEN");
    row.put("slim", FRONTEND_LIMIT);
    return row;
  }

  static Map<String, Object> server(Backend backend, Server server) {
    ServerState state = server.state();
    Map<String, Object> row = new HashMap<>();
    identity(row, backend.name(), server.name(), backendId(backend), server.id(), 2);
    row.put("status", state.word());
    row.put("weight", server.weight());
    row.put("uweight", server.weight());
    row.put("qcur", server.line().size());
    row.put("qmax", server.line().longest());
    row.put("slim", server.maxConnections() > 0 ? server.maxConnections() : "");
    row.put("act", 1);
    row.put("lastchg", (backend.now() - state.changedAt()) / 1000);
    row.put("addr", state.hasChecks() ? server.address() + ":" + server.port() : "unix");
    row.put("lastsess", -1);
    row.put("srv_icur", server.idle().size());
    row.put("idle_conn_cur", server.idle().size());
    row.put("used_conn_cur", server.counters().current());
    traffic(row, List.of(server.counters()));
    checks(row, backend, server);
    check(row, server);
    return row;
  }

  static Map<String, Object> backend(Backend backend) {
    List<Server> usable = backend.usable();
    int weight = usable.stream().mapToInt(Server::weight).sum();
    List<Counters> all = new ArrayList<>(backend.servers().stream().map(Server::counters).toList());
    all.add(backend.unserved());
    Map<String, Object> row = new HashMap<>();
    identity(row, backend.name(), "BACKEND", backendId(backend), 0, 1);
    row.put("status", usable.isEmpty() ? "DOWN" : "UP");
    row.put("weight", weight);
    row.put("uweight", weight);
    row.put("act", usable.size());
    row.put("slim", frontends(backend) * FRONTEND_LIMIT / 10);
    row.put("qcur", backend.line().size());
    row.put("qmax", backend.line().longest());
    row.put("algo", "roundrobin");
    row.put("lastsess", -1);
    traffic(row, all);
    row.put("scur", sum(backend, Counters::current) + waiting(backend));
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

  private static void checks(Map<String, Object> row, Backend backend, Server server) {
    ServerState state = server.state();
    boolean checked = state.hasChecks();
    row.put("chkfail", checked ? state.failedChecks() : "");
    row.put("chkdown", checked ? state.timesDown() : "");
    row.put("downtime", checked ? state.downtime(backend.now()).toSeconds() : "");
  }

  private static void check(Map<String, Object> row, Server server) {
    ServerState state = server.state();
    if (state.admin() == ServerState.Admin.MAINT || !state.hasChecks()) {
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

  private static long waiting(Backend backend) {
    long atServers = backend.servers().stream().mapToLong(server -> server.line().size()).sum();
    return backend.line().size() + atServers;
  }

  private static long sum(Backend backend, ToLongFunction<Counters> value) {
    return backend.servers().stream().map(Server::counters).mapToLong(value).sum();
  }

  private static long total(List<Counters> all, ToLongFunction<Counters> value) {
    return all.stream().mapToLong(value).sum();
  }
}
