package oauth

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// maxForm is the largest body that is read.
const maxForm = 16 << 10

// form holds the parameters of a request. One without a value counts as left out (RFC 6749 3.2).
type form map[string]string

// readForm reads the body. Parameters of the address are not looked at: secrets do not belong there.
func readForm(w http.ResponseWriter, r *http.Request) (form, error) {
	mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || mediaType != "application/x-www-form-urlencoded" {
		return nil, errContentType
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxForm))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, errTooLarge
	case err != nil:
		return nil, errUnreadable
	}
	return parseForm(string(body))
}

func parseForm(body string) (form, error) {
	values, err := url.ParseQuery(body)
	if err != nil {
		return nil, errUnreadable
	}
	f := form{}
	for name, given := range values {
		switch {
		case len(given) > 1:
			return nil, errTwice.about(name)
		case !isText(name) || !isText(given[0]):
			return nil, errUnreadable
		case given[0] != "":
			f[name] = given[0]
		}
	}
	return f, nil
}

// require returns a parameter that must be there.
func (f form) require(name string) (string, error) {
	value, ok := f[name]
	if !ok {
		return "", errMissing.about(name)
	}
	return value, nil
}

// isText reports whether s is UTF-8 without NUL, which no name or password holds and no database keeps.
func isText(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsRune(s, 0)
}
