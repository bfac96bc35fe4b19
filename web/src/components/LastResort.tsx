import { Component, type ReactNode } from 'react'
import { ProblemNotice } from './ProblemNotice'

/** Shows a notice in place of a page that could not be drawn, which React would otherwise leave blank. */
export class LastResort extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <main className="middle">
        <ProblemNotice error={error} onRetry={() => window.location.reload()} />
      </main>
    )
  }
}
