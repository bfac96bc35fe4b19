package server

// RouteInfo is a route as the tests see it.
type RouteInfo struct {
	Pattern string
	Public  bool
	Scopes  []string
}

// Routes returns the table of routes.
func Routes(s *Server) []RouteInfo {
	var all []RouteInfo
	for _, r := range s.routes() {
		all = append(all, RouteInfo{r.pattern, r.access.public, texts(r.access.scopes)})
	}
	return all
}

// IsForPrograms reports whether a clean path is called by programs.
func IsForPrograms(clean string) bool { return isForPrograms(clean) }
