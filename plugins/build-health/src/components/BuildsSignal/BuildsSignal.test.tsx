import { screen } from '@testing-library/react';
import type { EntityBuilds } from '@callboard/backstage-plugin-build-health-common';
import {
  buildsOf,
  pipelineOf,
  redPipelineOf,
} from '../../__testUtils__/builds';
import { FakeBuildHealthApi } from '../../__testUtils__/FakeBuildHealthApi';
import { renderCard } from '../../__testUtils__/renderCard';
import { BuildsSignal } from './BuildsSignal';

const show = async (answer: EntityBuilds | undefined, failure?: Error) => {
  const api = new FakeBuildHealthApi();
  if (answer) api.entities.push(answer);
  api.failure = failure;
  renderCard(<BuildsSignal />, api);
  const heading = await screen.findByRole('heading', { name: 'Builds' });
  return heading.parentElement!;
};

const silent = pipelineOf({ trunk: { state: 'unknown' } });

describe('BuildsSignal', () => {
  it.each([
    ['bad', buildsOf([redPipelineOf(), pipelineOf({ id: '2' })]), 'Main red'],
    [
      'good',
      buildsOf([silent, pipelineOf({ id: '2' })]),
      'Main is green since',
    ],
    ['unknown', buildsOf([silent]), 'unknown: no build of main'],
    ['neutral', buildsOf([]), 'No pipeline is named'],
    [
      'unknown',
      buildsOf([], { hasAnnotation: true }),
      'unknown: no build has arrived',
    ],
    ['unknown', undefined, 'unknown: not read yet, or hidden from you'],
  ])('is %s where it should be', async (tone, answer, text) => {
    const row = await show(answer);
    expect(row).toHaveAttribute('data-tone', tone);
    expect(row).toHaveTextContent(text);
  });

  it('leads to the build that began the red', async () => {
    const pipeline = redPipelineOf();
    await show(buildsOf([pipeline]));
    expect(screen.getByRole('link', { name: /^Build #/ })).toHaveAttribute(
      'href',
      pipeline.trunk.firstRed?.url,
    );
  });

  it.each([
    [403, 'unknown: you cannot see builds'],
    [404, 'unknown: the build-health backend is not installed'],
    [400, 'unknown: builds did not load'],
  ])('says what %i means', async (statusCode, text) => {
    await show(undefined, Object.assign(new Error('no'), { statusCode }));
    expect(screen.getByText(text)).toBeInTheDocument();
  });
});
