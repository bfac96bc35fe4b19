package sqlstore

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/store"
)

// table is a table of ours as the database describes it.
type table struct {
	name         string
	columns, key []string
}

// keyOf returns the key of a row.
func (t table) keyOf(row []any) []any {
	key := make([]any, len(t.key))
	for i, name := range t.key {
		key[i] = row[slices.Index(t.columns, name)]
	}
	return key
}

// quotedNames lists columns, each with something after it.
func quotedNames(columns []string, after string) string {
	all := make([]string, len(columns))
	for i, column := range columns {
		all[i] = `"` + column + `"` + after
	}
	return strings.Join(all, ", ")
}

// tables returns every table of ours, in an order in which they can be filled: companies first, as others refer to them, and the heads
// of the ledgers last: before that, nobody takes what is there for whole.
func (s *Store) tables(ctx context.Context) ([]table, error) {
	all, err := s.describe(ctx)
	rank := func(t table) int { return 1 - truth(t.name == "tenant") + truth(t.name == "ledger_head") }
	slices.SortStableFunc(all, func(a, b table) int { return rank(a) - rank(b) })
	return slices.DeleteFunc(all, func(t table) bool { return t.name == copying }), err
}

// copiedTables returns the tables whose rows a copy takes over: all but the epoch, which a copy
// has of its own.
func (s *Store) copiedTables(ctx context.Context) ([]table, error) {
	all, err := s.tables(ctx)
	return slices.DeleteFunc(all, func(t table) bool { return t.name == "epoch" }), err
}

func truth(b bool) int { return int(flag(b)) }

// describe returns every table but those of the migration library.
func (s *Store) describe(ctx context.Context) ([]table, error) {
	type column struct {
		table, name string
		inKey       int // from 1 on; 0 if it is not in it
	}
	read := func(row scanner) (c column, err error) {
		err = row.Scan(&c.table, &c.name, &c.inKey)
		return c, err
	}
	columns, err := list(ctx, s.readers, read, s.engine.columns())
	var all []table
	for _, c := range columns {
		if strings.HasPrefix(c.table, "goose_") {
			continue
		}
		if len(all) == 0 || all[len(all)-1].name != c.table {
			all = append(all, table{name: c.table})
		}
		t := &all[len(all)-1]
		t.columns = append(t.columns, c.name)
		if c.inKey > 0 {
			t.key = append(t.key, make([]string, max(0, c.inKey-len(t.key)))...)
			t.key[c.inKey-1] = c.name
		}
	}
	return all, err
}

// halfCopied reports whether a copy into this database was begun and not finished.
func (s *Store) halfCopied(ctx context.Context) (bool, error) {
	all, err := s.describe(ctx)
	return slices.ContainsFunc(all, func(t table) bool { return t.name == copying }), err
}

// begin makes the store fit for use, unless only half of it is there.
func (s *Store) begin(ctx context.Context) error {
	if s.options.Copying {
		return nil
	}
	half, err := s.halfCopied(ctx)
	if err == nil && half {
		err = errHalfCopied
	}
	if err != nil {
		return err
	}
	if err := s.openEpoch(ctx); err != nil {
		return err
	}
	return s.rebuild(ctx)
}

// state says how many rows each table has.
func (s *Store) state(ctx context.Context, tables []table) (state string, total int64, err error) {
	var parts []string
	for _, t := range tables {
		n, err := one(ctx, s.readers, readInt, `SELECT count(*) FROM `+t.name)
		if err != nil {
			return "", 0, err
		}
		total += n
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", t.name, n))
		}
	}
	return strings.Join(parts, ", "), total, nil
}

// same returns an error unless both stores have the same rows in every table.
func (s *Store) same(ctx context.Context, other *Store, tables []table) error {
	return s.snapshot(ctx, func(here querier) error {
		return other.snapshot(ctx, func(there querier) error {
			for _, t := range tables {
				mine, err1 := s.digest(ctx, here, t)
				theirs, err2 := other.digest(ctx, there, t)
				if err := errors.Join(err1, err2); err != nil {
					return fmt.Errorf("compare %s: %w", t.name, err)
				}
				if mine != theirs {
					return fmt.Errorf("%w: the copy of %s is not what the source holds now: stop all servers on both, and copy into an empty database", store.ErrConflict, t.name)
				}
			}
			return nil
		})
	})
}

// digest sums up all rows of a table, in order of the key.
func (s *Store) digest(ctx context.Context, q querier, t table) (sum [sha256.Size]byte, err error) {
	h := sha256.New()
	err = s.eachRow(ctx, q, t, "", "", nil, func(row []any) error {
		for _, value := range row {
			if err := addValue(h, value); err != nil {
				return err
			}
		}
		return nil
	})
	h.Sum(sum[:0])
	return sum, err
}

// addValue adds a value, with its kind and size, so that no two rows read alike.
func addValue(h hash.Hash, value any) error {
	var head [9]byte
	var body []byte
	switch v := value.(type) {
	case nil:
	case int64:
		head[0] = 1
		binary.BigEndian.PutUint64(head[1:], uint64(v))
	case string:
		head[0], body = 2, []byte(v)
		binary.BigEndian.PutUint64(head[1:], uint64(len(v)))
	case []byte:
		head[0], body = 3, v
		binary.BigEndian.PutUint64(head[1:], uint64(len(v)))
	default:
		return fmt.Errorf("a column holds a %T", value)
	}
	h.Write(head[:]) // a hash takes everything
	h.Write(body)
	return nil
}
