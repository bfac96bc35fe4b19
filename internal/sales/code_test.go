package sales

import "testing"

func TestRulesNameEachCodeOnce(t *testing.T) {
	seen := map[Code]bool{}
	for _, rule := range Rules() {
		if seen[rule.Code] || rule.Problem == "" {
			t.Errorf("%+v: no problem, or twice", rule)
		}
		seen[rule.Code] = true
		if got := rule.Code.Problem(); got != rule.Problem {
			t.Errorf("%s.Problem() = %q, want %q", rule.Code, got, rule.Problem)
		}
	}
}
