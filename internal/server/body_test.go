package server_test

import "testing"

func TestContentType_KnowsUTF8ByItsNames(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	form := "grant_type=client_credentials&client_id=till-norte&client_secret=" + tillSecret
	event := "id,kind,name,start,end,units\nworks,closure,Kitchen,2026-12-01,2026-12-01,\n"
	for _, charset := range []string{"; charset=utf8", ";charset=UTF8", `; charset="utf-8"`, `; Charset="UTF8"`, "; charset=UTF-8", ""} {
		w.do(w.request("POST", madrid+"?validateOnly=true", sale, append(bearer, "Content-Type", "application/json"+charset)...)).want(200)
		w.do(w.request("POST", "/connect/token", form, "Content-Type", "application/x-www-form-urlencoded"+charset)).want(200)
		w.do(w.request("PUT", "/sales/api/v1/calendar", event, append(bearer, "Content-Type", "text/csv"+charset)...)).want(200)
	}
	for _, charset := range []string{"latin1", `"iso-8859-1"`, "utf-16"} {
		w.do(w.request("POST", madrid+"?validateOnly=true", sale, append(bearer, "Content-Type", "application/json; charset="+charset)...)).want(415)
		w.do(w.request("PUT", "/sales/api/v1/calendar", event, append(bearer, "Content-Type", "text/csv; charset="+charset)...)).want(415)
	}
}
