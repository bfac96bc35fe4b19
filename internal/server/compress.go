package server

import (
	"net/http"

	"github.com/klauspost/compress/gzhttp"
)

// compressible are the forms worth compressing.
var compressible = []string{
	"application/json", "application/problem+json", "application/yaml",
	"text/html", "text/css", "text/javascript", "image/svg+xml",
}

// compress sends long answers gzipped to clients that take them. Token answers are too short to be
// compressed, so compression cannot leak what is in them; an event must not wait in a compressor's window.
func compress(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(4096), gzhttp.ContentTypes(compressible))
	if err != nil {
		panic("server: options of gzhttp: " + err.Error())
	}
	compressing := wrap(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == eventsPath {
			next.ServeHTTP(w, r)
			return
		}
		compressing.ServeHTTP(w, r)
	})
}
