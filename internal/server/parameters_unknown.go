package server

import (
	"maps"
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

// unknown returns the fault of a parameter that is not declared, with the one that may be meant.
func (p parameters) unknown(sent string) sales.Fault {
	name := quotable(sent)
	fault := sales.ParameterFault(name, sales.UnknownParameter, `"`+name+`" is not a parameter of this call`)
	fault.Extra["known"] = p.names()
	nearest := p.nearest(sent)
	switch {
	case isFigureMember(sent):
		fault.Detail += ": figures belong in the JSON body, sent by POST to " + unit + "/real-time-sales."
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

func isFigureMember(sent string) bool {
	return slices.ContainsFunc(figureMembers, func(member string) bool { return spelling.IsSame(sent, member) })
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
