package server

import (
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/spelling"
)

// otherNames are what other services call our parameters, where it is not near enough to be a
// spelling of them.
var otherNames = map[string][]string{
	"validateOnly": {"dryRun", "preview", "simulate", "test", "checkOnly"},
	"onError":      {"partial", "errorHandling"},
	"businessDay":  {"date", "tradingDate"},
	"unitId":       {"businessUnitId", "siteId", "storeId", "locationId"},
	"salesTypeId":  {"channel", "channelId"},
	"start":        {"from", "since", "startDate", "dateFrom"},
	"end":          {"to", "until", "endDate", "dateTo"},
	"from":         {"start", "since"},
	"to":           {"end", "until"},
	"limit":        {"pageSize", "perPage", "size", "count", "top"},
	"cursor":       {"page", "offset", "after", "nextCursor", "pageToken"},
	"by":           {"groupBy"},
	"sort":         {"orderBy"},
	"lastEventId":  {"after", "offset"},
}

// figureMembers are members of a submission that no operation takes in its query.
var figureMembers = []string{"realTimeSales", "timeSlotStart", "netSales", "grossSales", "numChecks", "numGuests", "observedAt"}

// unknown returns the fault of a parameter that is not declared, with the one that may be meant, or
// where else it is said: in the path, whose parameters are given, or in the body.
func (p parameters) unknown(sent string, inPath []string) sales.Fault {
	name := quotable(sent)
	fault := sales.ParameterFault(name, sales.UnknownParameter, `"`+name+`" is not a parameter of this call`)
	fault.Extra["known"] = p.names()
	nearest := p.nearest(sent)
	switch {
	case p.isMember(sent, nearest):
		fault.Detail += ": it belongs in the JSON body, sent by POST to " + unit + "/real-time-sales."
	case takes(inPath...).nearest(sent) != "":
		fault.Detail += ": " + takes(inPath...).nearest(sent) + " is in the path."
	case nearest != "":
		fault.Extra["suggestion"] = nearest
		fault.Detail += ": " + nearest + " is the nearest that it has."
	case len(p) == 0:
		fault.Detail += ", which has none: leave it out."
	default:
		fault.Detail += ", which has " + strings.Join(p.names(), ", ") + "."
	}
	return fault
}

// isMember reports whether a name is that of a member of a submission, or, where the call may
// submit and has no parameter that is near, a misspelt one.
func (p parameters) isMember(sent, nearest string) bool {
	if spelling.Contains(figureMembers, sent) {
		return true
	}
	_, submits := p.find("onError")
	return submits && nearest == "" &&
		spelling.FindNearest(sent, slices.Concat(sales.BodyMembers, sales.RowMembers)) != ""
}

// pathParameter matches a parameter in the pattern of a route.
var pathParameter = regexp.MustCompile(`\{(\w+)\}`)

// pathParameters lists the parameters that the path of a call has.
func pathParameters(r *http.Request) []string {
	var names []string
	for _, found := range pathParameter.FindAllStringSubmatch(r.Pattern, -1) {
		names = append(names, found[1])
	}
	return names
}

// nearest returns the declared name that an unknown one most likely means, or "".
func (p parameters) nearest(sent string) string {
	candidates := p.names()
	meant := map[string]string{}
	for _, name := range p.names() {
		meant[name] = name
	}
	for _, name := range p.names() {
		for _, other := range otherNames[name] {
			if _, taken := meant[other]; !taken {
				meant[other] = name
				candidates = append(candidates, other)
			}
		}
	}
	return meant[spelling.FindNearest(sent, candidates)]
}

// maxQuoted is how much of a name is given back in an answer, in characters.
const maxQuoted = 64

// quotable returns a name as an answer may hold it.
func quotable(name string) string {
	runes := []rune(strings.ToValidUTF8(name, "\ufffd"))
	return string(runes[:min(len(runes), maxQuoted)])
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
