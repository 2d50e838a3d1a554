import { Component, type ReactNode } from 'react';

/** Keeps a failing panel from taking the page of a firing alert with it. */
export class PanelBoundary extends Component<
  { failed: ReactNode; children: ReactNode },
  { hasFailed: boolean }
> {
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  state = { hasFailed: false };

  render(): ReactNode {
    const { failed, children } = this.props;
    return this.state.hasFailed ? failed : children;
  }
}
