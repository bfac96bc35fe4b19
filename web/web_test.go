package web_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/daypart/daypart/web"
)

func TestAssetsHaveAnIndex(t *testing.T) {
	index, err := fs.ReadFile(web.Assets(), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(index), "<title>Daypart</title>") {
		t.Errorf("index.html is not the page:\n%s", index)
	}
}
