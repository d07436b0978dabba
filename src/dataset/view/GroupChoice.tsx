import * as React from 'react';

import type { IGroup } from '../../model';
import { describeGrid } from '../../zarr';
import type { IHealpix } from '../../zarr';
import type { DatasetModel } from '../model';

import { Choice } from './Choice';
import { useView } from './context';

/** The groups of a store, where it has several; those of HEALPix by their zoom. */
export function GroupChoice({
  model
}: {
  readonly model: DatasetModel;
}): React.JSX.Element | null {
  const { trans, numbers } = useView();
  const all = model.store.value?.metadata.groups;
  const groups = React.useMemo(
    () =>
      (all ?? [])
        .filter(({ variables }) => variables.length > 0)
        .map(({ path, ...group }) => ({
          path,
          healpix: healpixOf({ path, ...group })
        })),
    [all]
  );
  const { group } = model;
  if (groups.length < 2 || !group) {
    return null;
  }
  const isHierarchy = groups.every(({ healpix }) => healpix !== null);
  return (
    <Choice
      label={isHierarchy ? trans.__('Zoom') : trans.__('Group')}
      value={group.path}
      options={groups.map(({ path, healpix }) => [
        path,
        healpix && isHierarchy
          ? trans.__(
              '%1: %2 cells of %3 km',
              healpix.zoom,
              numbers.count(healpix.cells),
              numbers.short(healpix.kilometres)
            )
          : path || trans.__('root')
      ])}
      onChange={path => model.chooseGroup(path)}
    />
  );
}

function healpixOf(group: IGroup): IHealpix | null {
  const { horizontal } = describeGrid(group);
  return horizontal.kind === 'healpix' ? horizontal : null;
}
