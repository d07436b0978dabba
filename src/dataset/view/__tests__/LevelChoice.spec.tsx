import { screen } from '@testing-library/react';

import {
  createDataset,
  createNet,
  METADATA,
  storeDocument
} from '../../__tests__/fixtures';

import { shown } from './showView';

describe('levels', () => {
  it('that are numbers have no unit', async () => {
    const net = createNet();
    const document = JSON.stringify(storeDocument());
    net.set(METADATA, JSON.parse(document.replace('"hPa"', '"1"')));
    const { user } = await shown(createDataset(), net);
    await user.click(screen.getByText(/Level: plev/));
    await user.selectOptions(await screen.findByLabelText('plev'), '500');
    expect(screen.getByText('500', { selector: 'summary *' })).toBeTruthy();
  });
});
