// Package cluster runs several nodes on one PostgreSQL, behind a proxy, while nodes are killed, PostgreSQL
// crashes and connections are cut, and holds what clients were told to what is kept. It owns no code but
// its tests; what one node promises is tested in test/e2e.
package cluster
