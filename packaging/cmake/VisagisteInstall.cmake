# What an installation holds, and the Debian package made of it.
include(GNUInstallDirs)
# visagiste-train beside the others: the studio starts it to learn styles.
install(TARGETS visagiste visagiste-cli visagiste-train RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY models/weights DESTINATION ${CMAKE_INSTALL_DATADIR}/visagiste/models)
install(DIRECTORY resources/samples resources/demo resources/looks resources/shades resources/garments
        resources/styles resources/lab
        DESTINATION ${CMAKE_INSTALL_DATADIR}/visagiste/resources)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES packaging/linux/org.visagiste.Visagiste.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/linux/org.visagiste.Visagiste.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES packaging/linux/org.visagiste.Visagiste.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Visagiste authors <visagiste@localhost>")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Debian's LibTorch runs fp32 matrix products on reference BLAS unless this is there.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-openmp, qt6-qpa-plugins, libgl1-mesa-dri")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
include(CPack)
