// Package web holds the page, built from the sources beside it. With the build tag ui it is the page itself, which npm must
// have built before; without, a page that says how to build it, so that go build needs no Node. Serving it, with the headers
// it needs, is the server's.
package web

import "io/fs"

// Assets returns the files of the page: index.html, to be revalidated at each visit and served for every address of a page, and
// those under assets/, whose names change with their content.
func Assets() fs.FS {
	assets, err := fs.Sub(files, root)
	if err != nil {
		panic(err) // root is a valid path, so this cannot be
	}
	return assets
}
