import { halfHourKey, type Predictor } from './predictor.ts';

/** How long people waited on other days who came for the same service in the same half hour. */
export const history: Predictor = {
  name: 'history',
  point: ({ who, minute }, { waits }) => waits.get(halfHourKey(who.service, minute)) ?? null,
};
