package org.enkeyserver.standalone;

import java.util.List;

/// A service of the suite.
///
/// @param module name of its module and of its properties file
/// @param application its main class
/// @param port where it listens
/// @param settings its settings, by property or by environment name
record SuiteService(String module, Class<?> application, int port, List<String> settings) {

    SuiteService {
        settings = List.copyOf(settings);
    }
}
