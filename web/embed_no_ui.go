//go:build !ui

package web

import "embed"

//go:embed unbuilt
var files embed.FS

const root = "unbuilt"
