pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// What a filter is called in the navigation: its words are proposed. Enter keeps it, Escape does not.
T.Popup {
    id: popup

    property string address: ""
    property string proposed: ""
    signal kept

    // It ends where the chip does
    x: Application.layoutDirection === Qt.RightToLeft ? 0 : parent.width - width
    y: parent.height + Theme.gap4
    width: Theme.px(360)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.gap8
    padding: Theme.gap12
    focus: true
    popupType: T.Popup.Item
    onAboutToShow: field.text = proposed.slice(0, field.maximumLength)
    onOpened: {
        field.forceActiveFocus(Qt.PopupFocusReason);
        field.selectAll();
    }

    function keep() {
        SavedFilters.save(address, field.text);
        close();
        kept();
    }

    contentItem: Row {
        spacing: Theme.gap8
        // The overlay is none of the frame's children, from which they would have it
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        TextField {
            id: field
            width: parent.width - save.width - parent.spacing
            label: qsTr("Name of the filter")
            placeholderText: label
            maximumLength: 80
            onAccepted: popup.keep()
        }

        Button {
            id: save
            anchors.verticalCenter: field.verticalCenter
            kind: "primary"
            text: qsTr("Save")
            onClicked: popup.keep()
        }
    }

    background: Rectangle {
        radius: Theme.cardRadius
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.lineStrong

        Shadow {}
    }
}
