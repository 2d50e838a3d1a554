import { Component, ReactNode } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { callboardReactTranslationRef } from '../../translation';
import { ServiceSignal } from '../ServiceSignal/ServiceSignal';

/**
 * Properties of {@link ServiceSignalBoundary}.
 *
 * @public
 */
export interface ServiceSignalBoundaryProps {
  /** What the signal inside is about. */
  title: string;
  /** The signal. */
  children: ReactNode;
}

/**
 * Keeps a failing signal from taking the others with it: its row says that it is unknown. The blueprint brings it along;
 * signals of the older frontend system put it around themselves.
 *
 * @public
 */
export class ServiceSignalBoundary extends Component<
  ServiceSignalBoundaryProps,
  { failed: boolean }
> {
  static getDerivedStateFromError() {
    return { failed: true };
  }

  state = { failed: false };

  render(): ReactNode {
    const { title, children } = this.props;
    return this.state.failed ? <FailedSignal title={title} /> : children;
  }
}

function FailedSignal({ title }: { title: string }) {
  const { t } = useTexts(callboardReactTranslationRef);
  return (
    <ServiceSignal
      tone="unknown"
      title={title}
      sentence={t('signal.failed', { title })}
      detail={t('signal.failedDetail')}
    />
  );
}
