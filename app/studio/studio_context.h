#pragma once

#include <memory>

namespace visagiste {

class DocumentController;
class GarmentKeeper;
class HeadJobs;
class HeadShaper;
class JobController;
class LookKeeper;
class ModelLoader;
class PictureExporter;
class PictureOpener;
class Services;
class SettingsStore;
class StyleKeeper;
class TakeKeeper;

/// What the window hands to its workspaces. Everything outlives them.
struct StudioContext {
  SettingsStore* settings = nullptr;
  std::shared_ptr<Services> services;
  DocumentController* document = nullptr;
  JobController* jobs = nullptr;
  PictureOpener* opener = nullptr;
  PictureExporter* exporter = nullptr;
  ModelLoader* models = nullptr;
  HeadShaper* shaper = nullptr;
  HeadJobs* headJobs = nullptr;
  LookKeeper* looks = nullptr;
  StyleKeeper* styles = nullptr;
  GarmentKeeper* garments = nullptr;
  TakeKeeper* takes = nullptr;
};

}  // namespace visagiste
