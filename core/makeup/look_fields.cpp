#include "core/makeup/look_fields.h"

namespace visagiste {

JsonFields::Names<MakeupProduct> productNames() {
  JsonFields::Names<MakeupProduct> names;
  for (const MakeupProductTraits& traits : makeupProducts()) names.emplace_back(traits.name, traits.product);
  return names;
}

JsonFields::Names<MakeupFinish> finishNames() {
  JsonFields::Names<MakeupFinish> names;
  for (const MakeupFinish finish :
       {MakeupFinish::Matte, MakeupFinish::Satin, MakeupFinish::Gloss, MakeupFinish::Shimmer, MakeupFinish::Glitter})
    names.emplace_back(nameOf(finish), finish);
  return names;
}

JsonFields::Names<FaceSide> sideNames() {
  JsonFields::Names<FaceSide> names;
  for (const FaceSide side : {FaceSide::Both, FaceSide::Left, FaceSide::Right}) names.emplace_back(nameOf(side), side);
  return names;
}

}  // namespace visagiste
