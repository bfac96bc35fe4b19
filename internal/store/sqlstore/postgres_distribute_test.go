package sqlstore

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/daypart/daypart/internal/store/pgtest"
)

func openForPlans(t *testing.T) (*Store, string) {
	t.Helper()
	dsn := pgtest.Start(t)
	s, err := OpenPostgres(t.Context(), dsn, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, dsn
}

// What a plain PostgreSQL cannot do is refused, with the way to mend it.
func TestDistributeNeedsCitus(t *testing.T) {
	_, dsn := openForPlans(t)
	if _, err := Distribute(t.Context(), dsn); !errors.Is(err, ErrNoCitus) {
		t.Errorf("got %v", err)
	}
}

// Every table has its place, and what a cluster asks of it there.
func TestDistribution(t *testing.T) {
	s, _ := openForPlans(t)
	plan, err := s.distribution(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var byTenant, whole []string
	for _, d := range plan {
		if d.ByTenant {
			byTenant = append(byTenant, d.Table)
		} else {
			whole = append(whole, d.Table)
		}
	}
	// What is whole everywhere is small, and not written when sales come in.
	slices.Sort(whole)
	if want := []string{"app_user", "client", "epoch", "lease", "limit_draw", "login_tally", "revocation", "session", "signing_key", "tenant"}; !slices.Equal(whole, want) {
		t.Errorf("%q are whole on every server, want %q", whole, want)
	}
	all, err := s.describe(t.Context())
	if err != nil || len(plan) != len(all) || len(byTenant) < 14 {
		t.Errorf("%d of %d tables have a place, %q by tenant, %v", len(plan), len(all), byTenant, err)
	}
	if first := byTenant[0]; first != "ledger_head" {
		t.Errorf("the first of the tables by tenant, with which the others are kept, is %s", first)
	}
	// Citus wants the column in every unique index of a table that is spread by it.
	for _, name := range columnsOf(t, s, `SELECT c.relname || '.' || x.relname FROM pg_index i
		JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
		WHERE i.indisunique AND c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (
			SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnum = ANY (i.indkey::int2[]))`) {
		if table, _, _ := strings.Cut(name, "."); slices.Contains(byTenant, table) {
			t.Errorf("the unique index %s has no tenant_id", name)
		}
	}
	// And foreign keys lead to the same tenant, or to what is whole everywhere.
	for _, name := range columnsOf(t, s, `SELECT r.relname || '.' || t.relname || '.' || pg_get_constraintdef(f.oid) FROM pg_constraint f
		JOIN pg_class r ON r.oid = f.conrelid JOIN pg_class t ON t.oid = f.confrelid WHERE f.contype = 'f'`) {
		parts := strings.SplitN(name, ".", 3)
		if !slices.Contains(whole, parts[1]) && !strings.Contains(parts[2], "(tenant_id") {
			t.Errorf("%s refers to %s: %s", parts[0], parts[1], parts[2])
		}
	}
}

// submissionPath are all statements of the committer.
var submissionPath = map[string]string{
	"lockHead": lockHead, "findKeys": findKeys, "findDays": findDays,
	"findNewest": findNewest, "addEntries": addEntries, "putDays": putDays, "putMonths": putMonths, "putKeys": putKeys,
	"addRefusals": addRefusals, "putHead": putHead, "moveHead": moveHead, "putFeeds": putFeeds,
}

// Each of them finds everything it reads by the one tenant it is for, so a cluster sends it to one shard.
func TestSubmissionPathStaysInATenant(t *testing.T) {
	_, dsn := openForPlans(t)
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	if _, err := conn.Exec(t.Context(), `SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off`); err != nil {
		t.Fatal(err)
	}
	for name, statement := range submissionPath {
		nulls := strings.TrimSuffix(strings.Repeat("NULL, ", parameters(statement)), ", ")
		if _, err := conn.Exec(t.Context(), fmt.Sprintf(`PREPARE %s AS %s`, name, statement)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var text []byte
		if err := conn.QueryRow(t.Context(), fmt.Sprintf(`EXPLAIN (FORMAT JSON) EXECUTE %s (%s)`, name, nulls)).Scan(&text); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var plans []struct{ Plan planNode }
		if err := json.Unmarshal(text, &plans); err != nil {
			t.Fatal(err)
		}
		if scans := plans[0].Plan.check(t, name); scans == 0 {
			t.Errorf("%s reads nothing: nothing says whose it is", name)
		}
	}
}

func parameters(statement string) int {
	most := 0
	for _, found := range regexp.MustCompile(`\$(\d+)`).FindAllStringSubmatch(statement, -1) {
		var n int
		_, _ = fmt.Sscan(found[1], &n) // it is digits
		most = max(most, n)
	}
	return most
}

// planNode is a step of a plan (https://www.postgresql.org/docs/current/sql-explain.html).
type planNode struct {
	NodeType  string `json:"Node Type"`
	Relation  string `json:"Relation Name"`
	IndexCond string `json:"Index Cond"`
	// Filters drop rows that were read in vain.
	Filter     string
	JoinFilter string `json:"Join Filter"`
	Plans      []planNode
}

// check returns how many tables a plan reads, each by tenant, and nothing in vain.
func (n planNode) check(t *testing.T, name string) (scans int) {
	t.Helper()
	if n.Relation != "" && n.NodeType != "ModifyTable" {
		scans++
		if !strings.Contains(n.IndexCond, "tenant_id = $1") {
			t.Errorf("%s reads %s by %q (%s)", name, n.Relation, n.IndexCond, n.NodeType)
		}
	}
	if n.Filter+n.JoinFilter != "" {
		t.Errorf("%s reads what it does not want (%s): all but %s%s", name, n.NodeType, n.Filter, n.JoinFilter)
	}
	for _, below := range n.Plans {
		scans += below.check(t, name)
	}
	return scans
}
