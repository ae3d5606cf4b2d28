// Holds the raw JSON of an answer against the response model of the SDK: every field known, every value of the type that the model says.

/** Every field of a model with its nested ones, lists without an index: "VpnGateways.VpnGateway.Tags.Tag.Key". */
export function fieldsOf(model, path = '') {
  const types = model.types();
  return Object.entries(model.names()).flatMap(([property, wire]) => {
    const [field, inner] = [join(path, wire), itemOf(types[property])];
    return [field, ...(isModel(inner) ? fieldsOf(inner, field) : [])];
  });
}

/** What differs, in words; the paths of the fields that are there are added to `seen`. */
export function differences(model, value, path = '', seen = new Set()) {
  const types = model.types();
  const known = new Map(Object.entries(model.names()).map(([property, wire]) => [wire, types[property]]));
  return Object.entries(value).flatMap(([wire, found]) => {
    const field = join(path, wire);
    if (!known.has(wire)) return [`${field} is not in the model`];
    seen.add(field);
    return mismatches(known.get(wire), found, field, seen);
  });
}

function mismatches(type, value, field, seen) {
  if (type === 'any') return [];
  if (isModel(type)) return isObject(value) ? differences(type, value, field, seen) : [wrong(field, 'object', value)];
  if (typeof type === 'object' && type.type === 'array')
    return Array.isArray(value) ? value.flatMap(item => mismatches(type.itemType, item, field, seen)) : [wrong(field, 'array', value)];
  if (typeof type === 'object' && type.type === 'map') return isObject(value) ? [] : [wrong(field, 'object', value)];
  return typeof value === type ? [] : [wrong(field, type, value)];
}

const wrong = (field, type, value) => `${field} must be ${type}, not ${JSON.stringify(value)}`;
const join = (path, name) => (path ? `${path}.${name}` : name);
export const isModel = type => typeof type === 'function' && typeof type.names === 'function';
const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The type behind a list, however deep. */
export function itemOf(type) {
  return typeof type === 'object' && type.type === 'array' ? itemOf(type.itemType) : type;
}
