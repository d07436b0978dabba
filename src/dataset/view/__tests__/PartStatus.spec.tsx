import { act, screen } from '@testing-library/react';

import { createDataset, createNet, METADATA } from '../../__tests__/fixtures';

import { show } from './showView';

it('a wait is told by a live region that was there before', async () => {
  const net = createNet();
  const release = net.hold(METADATA);
  const { container } = show(createDataset(), net);
  const regions = [...container.querySelectorAll('[aria-live="polite"]')];
  const told = await screen.findByText('Reading what is in the store…');
  const region = regions.find(each => each.contains(told));
  expect(region).toBeTruthy();
  await act(async () => release());
  await screen.findByRole('region', { name: 'Selection' });
  expect(region?.isConnected).toBe(true);
  expect(region?.textContent).toBe('');
});
