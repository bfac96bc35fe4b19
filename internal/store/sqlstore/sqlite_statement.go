package sqlstore

import "github.com/ncruces/go-sqlite3"

// statement is a prepared statement of the committer. Its parameters are given
// in order; the first error is kept until it has run.
type statement struct {
	*sqlite3.Stmt
	given int
	err   error
}

func prepare(conn *sqlite3.Conn, text string) (*statement, error) {
	prepared, _, err := conn.PrepareFlags(text, sqlite3.PREPARE_PERSISTENT)
	return &statement{Stmt: prepared}, err
}

func (s *statement) keep(err error) *statement {
	if s.err == nil {
		s.err = err
	}
	return s
}

func (s *statement) next() int {
	s.given++
	return s.given
}

func (s *statement) int(v int64) *statement   { return s.keep(s.BindInt64(s.next(), v)) }
func (s *statement) text(v string) *statement { return s.keep(s.BindText(s.next(), v)) }
func (s *statement) blob(v []byte) *statement { return s.keep(s.BindBlob(s.next(), blob(v))) }

func (s *statement) null() { s.keep(s.BindNull(s.next())) }

// run runs the statement, and hands each row of its result to read.
func (s *statement) run(read func()) error {
	for s.err == nil && s.Step() {
		read()
	}
	err := s.err
	if err == nil {
		err = s.Err()
	}
	if reset := s.Reset(); err == nil {
		err = reset
	}
	s.given, s.err = 0, nil
	return err
}

// exec runs a statement without a result.
func (s *statement) exec() error {
	err := s.err
	if err == nil {
		err = s.Exec()
	}
	s.given, s.err = 0, nil
	return err
}
