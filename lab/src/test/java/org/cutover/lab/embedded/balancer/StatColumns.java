package org.cutover.lab.embedded.balancer;

import java.util.List;

/** What HAProxy 2.6.12 itself printed: its header lines, and which fields it fills in a row. */
final class StatColumns {
  static final String HEADER =
      "# pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,dreq,dresp,ereq,econ,"
          + "eresp,wretr,wredis,status,weight,act,bck,chkfail,chkdown,lastchg,downtime,"
          + "qlimit,pid,iid,sid,throttle,lbtot,tracked,type,rate,rate_lim,rate_max,"
          + "check_status,check_code,check_duration,hrsp_1xx,hrsp_2xx,hrsp_3xx,hrsp_4xx,"
          + "hrsp_5xx,hrsp_other,hanafail,req_rate,req_rate_max,req_tot,cli_abrt,srv_abrt,"
          + "comp_in,comp_out,comp_byp,comp_rsp,lastsess,last_chk,last_agt,qtime,ctime,"
          + "rtime,ttime,agent_status,agent_code,agent_duration,check_desc,agent_desc,"
          + "check_rise,check_fall,check_health,agent_rise,agent_fall,agent_health,addr,"
          + "cookie,mode,algo,conn_rate,conn_rate_max,conn_tot,intercepted,dcon,dses,wrew,"
          + "connect,reuse,cache_lookups,cache_hits,srv_icur,src_ilim,qtime_max,ctime_max,"
          + "rtime_max,ttime_max,eint,idle_conn_cur,safe_conn_cur,used_conn_cur,"
          + "need_conn_est,uweight,agg_server_status,agg_server_check_status,"
          + "agg_check_status,-,ssl_sess,ssl_reused_sess,ssl_failed_handshake,"
          + "h2_headers_rcvd,h2_data_rcvd,h2_settings_rcvd,h2_rst_stream_rcvd,"
          + "h2_goaway_rcvd,h2_detected_conn_protocol_errors,"
          + "h2_detected_strm_protocol_errors,h2_rst_stream_resp,h2_goaway_resp,"
          + "h2_open_connections,h2_backend_open_streams,h2_total_connections,"
          + "h2_backend_total_streams,h1_open_connections,h1_open_streams,"
          + "h1_total_connections,h1_total_streams,h1_bytes_in,h1_bytes_out,"
          + "h1_spliced_bytes_in,h1_spliced_bytes_out,";

  static final String SERVERS_STATE =
      "# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state "
          + "srv_uweight srv_iweight srv_time_since_last_change srv_check_status "
          + "srv_check_result srv_check_health srv_check_state srv_agent_state "
          + "bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl "
          + "srv_check_port srv_check_addr srv_agent_addr srv_agent_port";

  private StatColumns() {}

  /** The columns that are not empty in a row after a first request. */
  static List<String> filled(String row) {
    String names =
        switch (row) {
          case "FRONTEND" ->
              "pxname svname scur smax slim stot bin bout dreq dresp ereq status pid iid sid "
                  + "type rate rate_lim rate_max hrsp_1xx hrsp_2xx hrsp_3xx hrsp_4xx hrsp_5xx "
                  + "hrsp_other req_rate req_rate_max req_tot comp_in comp_out comp_byp comp_rsp "
                  + "mode conn_rate conn_rate_max conn_tot intercepted dcon dses wrew "
                  + "cache_lookups cache_hits eint - ssl_sess ssl_reused_sess ssl_failed_handshake "
                  + "h2_headers_rcvd h2_data_rcvd h2_settings_rcvd h2_rst_stream_rcvd "
                  + "h2_goaway_rcvd h2_detected_conn_protocol_errors "
                  + "h2_detected_strm_protocol_errors h2_rst_stream_resp h2_goaway_resp "
                  + "h2_open_connections h2_backend_open_streams h2_total_connections "
                  + "h2_backend_total_streams h1_open_connections h1_open_streams "
                  + "h1_total_connections h1_total_streams h1_bytes_in h1_bytes_out "
                  + "h1_spliced_bytes_in h1_spliced_bytes_out";
          case "BACKEND" ->
              "pxname svname qcur qmax scur smax slim stot bin bout dreq dresp econ eresp "
                  + "wretr wredis status weight act bck chkdown lastchg downtime pid iid sid lbtot "
                  + "type rate rate_max hrsp_1xx hrsp_2xx hrsp_3xx hrsp_4xx hrsp_5xx hrsp_other "
                  + "req_tot cli_abrt srv_abrt comp_in comp_out comp_byp comp_rsp lastsess qtime "
                  + "ctime rtime ttime mode algo wrew connect reuse cache_lookups cache_hits "
                  + "qtime_max ctime_max rtime_max ttime_max eint uweight agg_server_status "
                  + "agg_server_check_status agg_check_status - ssl_sess ssl_reused_sess "
                  + "ssl_failed_handshake h2_headers_rcvd h2_data_rcvd h2_settings_rcvd "
                  + "h2_rst_stream_rcvd h2_goaway_rcvd h2_detected_conn_protocol_errors "
                  + "h2_detected_strm_protocol_errors h2_rst_stream_resp h2_goaway_resp "
                  + "h2_open_connections h2_backend_open_streams h2_total_connections "
                  + "h2_backend_total_streams h1_open_connections h1_open_streams "
                  + "h1_total_connections h1_total_streams h1_bytes_in h1_bytes_out "
                  + "h1_spliced_bytes_in h1_spliced_bytes_out";
          default ->
              "pxname svname qcur qmax scur smax stot bin bout dresp econ eresp wretr wredis "
                  + "status weight act bck chkfail chkdown lastchg downtime pid iid sid lbtot type "
                  + "rate rate_max check_status check_code check_duration hrsp_1xx hrsp_2xx "
                  + "hrsp_3xx hrsp_4xx hrsp_5xx hrsp_other req_tot cli_abrt srv_abrt lastsess "
                  + "qtime ctime rtime ttime check_desc check_rise check_fall check_health addr "
                  + "mode wrew connect reuse srv_icur qtime_max ctime_max rtime_max ttime_max eint "
                  + "idle_conn_cur safe_conn_cur used_conn_cur need_conn_est uweight - ssl_sess "
                  + "ssl_reused_sess ssl_failed_handshake";
        };
    return List.of(names.split(" "));
  }
}
