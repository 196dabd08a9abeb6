#include "models/training/makeup/makeup_set.h"

#include <map>
#include <stdexcept>

namespace visagiste::training {
namespace {

std::size_t at(Split split) {
  return split == Split::Train ? 0 : 1;
}

template <class Value>
const Value& pick(const std::vector<Value>& values, Random& random) {
  return values[static_cast<std::size_t>(uniformInt(random, 0, static_cast<int>(values.size()) - 1))];
}

void requireZones(const PackedSample& sample) {
  for (std::size_t i = 3; i < sample.rgba.size(); i += 4)
    if (sample.rgba[i] < 1 || sample.rgba[i] > kMakeupZoneCount)
      throw std::runtime_error("the makeup face " + sample.id + " has a zone that does not exist");
}

void requireSplit(const PackedSample& sample) {
  if (sample.split != Split::Train && sample.split != Split::Validation)
    throw std::runtime_error("the makeup face " + sample.id + " belongs to no split");
}

/// Indices that labels hold as floats.
bool isIndex(float value, int count) {
  return value >= 0 && value < static_cast<float>(count) && value == static_cast<float>(static_cast<int>(value));
}

void requireLabel(const PackedSample& sample, std::size_t samples) {
  bool good = isIndex(sample.label[0], static_cast<int>(samples));
  for (int product = 0; product < kEncodedProductCount; ++product) {
    const float* label = sample.label.data() + 1 + product * makeup_label::kFloats;
    good = good && isIndex(label[makeup_label::kPresence], 2) &&
           isIndex(label[makeup_label::kZone], kMostEncodedZones) &&
           isIndex(label[makeup_label::kFinish], kMostEncodedFinishes) &&
           isIndex(label[makeup_label::kColorCount], kMostEncodedColors + 1);
    for (int i = 0; i < makeup_label::kFloats; ++i) good = good && label[i] >= -2 && label[i] <= 16;
  }
  if (!good)
    throw std::runtime_error("the makeup face " + sample.id + " has a label out of range");
}

}  // namespace

MakeupSet::MakeupSet(const std::string& folder)
    : MakeupSet(readPackedSet(folder + "/makeup-bare.pack"), readPackedSet(folder + "/makeup-painted.pack")) {}

MakeupSet::MakeupSet(PackedSet bare, PackedSet painted) : m_bare(std::move(bare)), m_painted(std::move(painted)) {
  if (m_bare.width != m_bare.height || m_painted.width != m_bare.width || m_painted.height != m_bare.height)
    throw std::runtime_error("the makeup sets are not square or of two sizes");
  if (m_painted.labelFloats != kMakeupLabelFloats)
    throw std::runtime_error("the painted makeup set has labels of another program: make it again");
  connect();
}

void MakeupSet::connect() {
  std::map<std::string, int> known;
  for (std::size_t i = 0; i < m_bare.samples.size(); ++i) {
    const PackedSample& sample = m_bare.samples[i];
    requireSplit(sample);
    requireZones(sample);
    known[sample.id] = static_cast<int>(i);
    m_bareIn[at(sample.split)].push_back(static_cast<int>(i));
  }
  m_group.resize(m_painted.samples.size());
  for (std::size_t i = 0; i < m_painted.samples.size(); ++i) {
    const PackedSample& sample = m_painted.samples[i];
    requireSplit(sample);
    requireZones(sample);
    requireLabel(sample, m_painted.samples.size());
    const auto bare = known.find(sample.id);
    if (bare == known.end() || m_bare.samples[static_cast<std::size_t>(bare->second)].split != sample.split)
      throw std::runtime_error("the painted face " + sample.id + " has no bare one in its split");
    m_bareOf.push_back(bare->second);
    std::vector<int>& group = m_group[static_cast<std::size_t>(sample.label[0])];
    if (!group.empty() && m_painted.samples[static_cast<std::size_t>(group.front())].split != sample.split)
      throw std::runtime_error("a look is worn by people of both splits: " + sample.id);
    group.push_back(static_cast<int>(i));
    m_paintedOf[at(sample.split)].push_back(static_cast<int>(i));
  }
  for (std::size_t look = 0; look < m_group.size(); ++look)
    if (m_group[look].size() > 1)
      m_looks[at(m_painted.samples[static_cast<std::size_t>(m_group[look].front())].split)].push_back(
          static_cast<int>(look));
  for (const auto& looks : m_looks)
    if (looks.empty())
      throw std::runtime_error("the makeup sets hold no look that two people of a split wear");
}

const std::vector<int>& MakeupSet::paintedIndices(Split split) const {
  return m_paintedOf[at(split)];
}

const PackedSample& MakeupSet::bareOf(int painted) const {
  return m_bare.samples[static_cast<std::size_t>(m_bareOf[static_cast<std::size_t>(painted)])];
}

TransferLesson MakeupSet::randomLesson(Split split, Random& random) const {
  const std::vector<int>& group = m_group[static_cast<std::size_t>(pick(m_looks[at(split)], random))];
  const int wearer = pick(group, random);
  const PackedSample* worn = &m_painted.samples[static_cast<std::size_t>(wearer)];
  const PackedSample* bare = &bareOf(wearer);
  const float kind = uniform(random, 0, 1);
  if (kind < 0.03F)  // A face and itself.
    return {worn, worn, worn, bare, bare};
  if (kind < 0.1F) {  // A reference without makeup.
    const PackedSample* face = chance(random, 0.5F) ? worn : bare;
    const PackedSample* other = &m_bare.samples[static_cast<std::size_t>(pick(m_bareIn[at(split)], random))];
    return {face, other, face, other, bare};
  }
  int other = wearer;
  while (other == wearer && kind > 0.13F) other = pick(group, random);  // Else the person's own photograph.
  return {bare, &m_painted.samples[static_cast<std::size_t>(other)], worn, &bareOf(other), bare};
}

std::vector<TransferLesson> MakeupSet::lessons(Split split) const {
  std::vector<TransferLesson> all;
  for (const int look : m_looks[at(split)]) {
    const std::vector<int>& group = m_group[static_cast<std::size_t>(look)];
    for (std::size_t i = 0; i < group.size(); ++i) {
      const int other = group[(i + 1) % group.size()];
      all.push_back({&bareOf(group[i]), &m_painted.samples[static_cast<std::size_t>(other)],
                     &m_painted.samples[static_cast<std::size_t>(group[i])], &bareOf(other), &bareOf(group[i])});
    }
  }
  return all;
}

}  // namespace visagiste::training
