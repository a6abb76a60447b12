pragma ComponentBehavior: Bound
import QtQuick

// What every page is: it fills the area beside the navigation. PageArea sets `shown`; the frame hides its search field while `scrolled` is past the header.
FocusScope {
    property bool shown: false
    property real scrolled: 0
    property bool overArt: false
    property string name: ""
    // Where it has a line to filter by, `filterWanted` goes there
    property bool filterable: false
    signal filterWanted

    Accessible.role: Accessible.Pane
    Accessible.name: name
}
