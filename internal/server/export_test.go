package server

// RouteInfo is a route as the tests see it.
type RouteInfo struct {
	Pattern string
	Public  bool
	Scopes  []string
	// Limit is how the units of the caller limit it.
	Limit string
	// Parameters are by name; nil where none are declared.
	Parameters map[string]ParameterInfo
}

// ParameterInfo is a parameter as the tests see it.
type ParameterInfo struct{ List, Flag bool }

// Routes returns the table of routes.
func Routes(s *Server) []RouteInfo {
	var all []RouteInfo
	for _, r := range s.routes() {
		all = append(all, RouteInfo{r.pattern, r.access.public, texts(r.access.scopes), string(r.limit), parameterInfos(r.parameters)})
	}
	return all
}

func parameterInfos(declared parameters) map[string]ParameterInfo {
	if declared == nil {
		return nil
	}
	infos := map[string]ParameterInfo{}
	for _, p := range declared {
		infos[p.name] = ParameterInfo{List: p.kind == list, Flag: p.kind == flag}
	}
	return infos
}

// IsForPrograms reports whether a clean path is called by programs.
func IsForPrograms(clean string) bool { return isForPrograms(clean) }

// Gzipped returns the gzip of what write writes, while ctx lasts.
var Gzipped = gzipped
