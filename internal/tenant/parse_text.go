package tenant

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const maxName = 120

var (
	slugShape     = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
	daypartShape  = regexp.MustCompile(`^[a-z][a-z0-9-]{0,31}$`)
	languageShape = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

func parseSlug(text string) (Slug, error) {
	return shaped[Slug](text, slugShape, "1 to 40 of a-z, 0-9 and -, beginning with a letter")
}

func parseDaypartID(text string) (string, error) {
	return shaped[string](text, daypartShape, "1 to 32 of a-z, 0-9 and -, such as breakfast")
}

func parseLanguage(text string) (string, error) {
	return shaped[string](text, languageShape, "a language tag, such as en or pt-BR")
}

func shaped[T ~string](text string, shape *regexp.Regexp, want string) (T, error) {
	if !shape.MatchString(text) {
		return "", fmt.Errorf("%q does not fit: write %s", text, want)
	}
	return T(text), nil
}

// parseName takes one line of text for people.
func parseName(text string) (string, error) {
	length := utf8.RuneCountInString(text)
	if strings.TrimSpace(text) != text || length == 0 || length > maxName || strings.ContainsFunc(text, unicode.IsControl) {
		return "", fmt.Errorf("%q is not a name: write 1 to %d characters on one line, without space around them", text, maxName)
	}
	return text, nil
}

func parseTrafficBy(text string) (TrafficBy, error) {
	if by := TrafficBy(text); by == ByGuests || by == ByChecks {
		return by, nil
	}
	return "", fmt.Errorf("%q does not fit: write %s or %s", text, ByGuests, ByChecks)
}

func parseDecimalsPolicy(text string) (DecimalsPolicy, error) {
	if policy := DecimalsPolicy(text); policy == Warn || policy == Refuse {
		return policy, nil
	}
	return "", fmt.Errorf("%q does not fit: write %s or %s", text, Warn, Refuse)
}

// parseZone takes names of the IANA database only: "" and "Local" mean something else to Go.
func parseZone(text string) (*time.Location, error) {
	zone, err := time.LoadLocation(text)
	if err != nil || text == "" || text == "Local" {
		return nil, fmt.Errorf("%q is not a time zone of the IANA database: write one such as Europe/Madrid", text)
	}
	return zone, nil
}

func parseTolerance(text string) (time.Duration, error) {
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 || d > maxFutureTolerance {
		return 0, fmt.Errorf("%q does not fit: write a time from 0s to %s, such as 5m", text, "24h")
	}
	return d, nil
}
