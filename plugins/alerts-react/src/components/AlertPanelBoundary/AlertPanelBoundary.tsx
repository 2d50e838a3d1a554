import { Component, type ReactNode } from 'react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import { alertsReactTranslationRef } from '../../translation';
import { AlertPanelFrame } from '../AlertPanelFrame/AlertPanelFrame';

/**
 * Properties of {@link AlertPanelBoundary}.
 *
 * @public
 */
export interface AlertPanelBoundaryProps {
  /** What the panel inside answers. */
  title: string;
  /** The panel. */
  children: ReactNode;
}

/**
 * Keeps a failing panel from taking the page of a firing alert with it. The blueprint brings it along; panels of the older frontend
 * system put it around themselves.
 *
 * @public
 */
export class AlertPanelBoundary extends Component<
  AlertPanelBoundaryProps,
  { hasFailed: boolean }
> {
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  state = { hasFailed: false };

  render(): ReactNode {
    const { title, children } = this.props;
    return this.state.hasFailed ? <FailedPanel title={title} /> : children;
  }
}

function FailedPanel({ title }: { title: string }) {
  const { t } = useTexts(alertsReactTranslationRef);
  return (
    <AlertPanelFrame title={title}>
      <StatusText tone="unknown" text={t('panel.failed', { title })} />
    </AlertPanelFrame>
  );
}
