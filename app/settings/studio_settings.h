#pragma once

#include "app/settings/settings_store.h"

namespace visagiste::settings {

// The table of every setting of the studio.
inline const SettingKey<QString> kTheme{"theme", QStringLiteral("dark")};  ///< "dark" or "light".
inline const SettingKey<QString> kLanguage{"language", QString()};         ///< "en", "zh_CN"; empty follows the system.
inline const SettingKey<QString> kPrecision{"precision", QStringLiteral("auto")};  ///< "auto", "bf16", "fp32".
inline const SettingKey<int> kTextureSizePx{"textureSizePx", 1024};                ///< 1024 or 2048.
inline const SettingKey<QString> kMeshUnit{"meshUnit", QStringLiteral("cm")};      ///< "mm", "cm", "m".
inline const SettingKey<QString> kExportFolder{"exportFolder", QString()};
inline const SettingKey<QString> kOpenFolder{"openFolder", QString()};
inline const SettingKey<QStringList> kRecentFiles{"recentFiles", {}};  ///< Newest first.
inline const SettingKey<QByteArray> kWindowGeometry{"windowGeometry", {}};
inline const SettingKey<QByteArray> kWindowState{"windowState", {}};
inline const SettingKey<bool> kMirrorLive{"mirrorLive", true};
inline const SettingKey<bool> kShowLiveMesh{"showLiveMesh", true};

inline const SettingKey<QStringList> kFavouriteShades{"favouriteShades", {}};  ///< As textOf() writes them.
inline const SettingKey<QStringList> kRecentShades{"recentShades", {}};        ///< Newest first.
inline const SettingKey<QStringList> kFavouriteGarments{"favouriteGarments", {}};
inline const SettingKey<QStringList> kRecentGarments{"recentGarments", {}};  ///< Newest first.
inline const SettingKey<bool> kMakeupSplit{"makeupSplit", true};             ///< Before and after side by side.
inline const SettingKey<bool> kStyleSplit{"styleSplit", true};
inline const SettingKey<bool> kHeadWearsMakeup{"headWearsMakeup", true};
inline const SettingKey<bool> kLiveSplit{"liveSplit", false};

inline const SettingKey<bool> kPerformMirror{"performMirror", true};
inline const SettingKey<bool> kPerformPose{"performPose", true};    ///< The head turns with the performer's.
inline const SettingKey<bool> kPerformBlink{"performBlink", true};  ///< While nobody is seen.

inline const SettingKey<QString> kPerformChannels{"performChannels", QString()};  ///< As channelsText() writes them.
inline const SettingKey<QString> kVmcHost{"vmcHost", QStringLiteral("127.0.0.1")};
inline const SettingKey<int> kVmcPort{"vmcPort", 39539};
inline const SettingKey<QString> kPerformExportKind{"performExportKind", QStringLiteral("glb")};
inline const SettingKey<QString> kPerformBackground{"performBackground", QStringLiteral("#6a6e73")};

}  // namespace visagiste::settings
